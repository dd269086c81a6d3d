package dev.longshore.benchmark.core;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import dev.longshore.scheduler.core.Turn;

/** What one submission and one completion cost while so many jobs wait: it should not depend on how many. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TurnBenchmark {

    @Param({"1000", "1000000"})
    int waiting;

    private ModelCell cell;

    @Setup(Level.Iteration)
    public void queueJobs() {
        cell = new ModelCell(16);
        cell.submit(waiting);
    }

    /** A job comes; nothing is free. */
    @Benchmark
    public Turn submission() {
        return cell.turn(List.of(cell.aJob()));
    }

    /** A job ends, the next is placed, and another comes. */
    @Benchmark
    public int completion() {
        cell.turn(List.of(cell.aJob()));
        return cell.finish(1);
    }
}
