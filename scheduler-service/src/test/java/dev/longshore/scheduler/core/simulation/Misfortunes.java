package dev.longshore.scheduler.core.simulation;

import java.time.Duration;
import java.util.Random;

import dev.longshore.contracts.job.JobId;

/** What goes wrong in a scenario, and what users change their minds about, until it calms down. */
final class Misfortunes {

    static final Duration TROUBLE = Duration.ofMinutes(3);
    /** Shorter than the time after which an executor is declared lost. */
    private static final Duration SHORT = Duration.ofSeconds(20);

    private final World world;
    private final Random random;

    Misfortunes(World world) {
        this.world = world;
        this.random = world.timeline().random();
    }

    /** All kinds of trouble, with hosts too. */
    void befallHosts() {
        times(4, () -> restartExecutor(Duration.ofSeconds(50)));
        times(2, this::loseHost);
        times(1, this::cutOff);
        times(2, world.provisioner()::interruptOne);
    }

    /** Trouble that changes nothing about how jobs end. */
    void befallExecutorsBriefly() {
        times(4, () -> restartExecutor(SHORT));
    }

    /** A user who wants the job, or some of its children, no longer. */
    void befall(JobId job) {
        switch (random.nextInt(12)) {
            case 0 -> sometime(() -> world.gateway().cancel(job));
            case 1 -> sometime(() -> world.gateway().terminate(job));
            case 2 -> sometime(() -> world.gateway().terminate(job.child(random.nextInt(3))));
            case 3 -> sometime(() -> world.gateway().cancel(job.child(random.nextInt(3))));
            case 4 -> sometime(() -> world.gateway().terminate(job.node(2)));
            default -> {
            }
        }
    }

    private void restartExecutor(Duration most) {
        FakeExecutor executor = any();
        if (executor.isUp()) {
            world.happened(Happening.EXECUTOR_RESTART);
            executor.stop();
            world.timeline().in(world.timeline().upTo(most), () -> start(executor));
        }
    }

    private void loseHost() {
        FakeExecutor executor = any();
        if (!executor.isUp()) {
            return;
        }
        executor.goDown();
        boolean noticed = random.nextBoolean();
        world.happened(noticed ? Happening.HOST_LOST : Happening.HOST_LOST_UNNOTICED);
        if (noticed) {
            world.provisioner().withdraw(executor);
        }
        world.timeline().in(world.timeline().upTo(Duration.ofMinutes(1)), () -> {
            start(executor);
            if (noticed) {
                world.provisioner().register(executor, executor.capacity());
            }
        });
    }

    private void cutOff() {
        FakeExecutor executor = any();
        if (executor.isUp()) {
            world.happened(Happening.HOST_CUT_OFF);
            executor.cutOff();
            world.timeline().in(world.timeline().upTo(Duration.ofSeconds(100)), executor::reconnect);
        }
    }

    private static void start(FakeExecutor executor) {
        if (!executor.isUp()) {
            executor.start();
        }
    }

    /** From now on nothing breaks any more. */
    void end() {
        world.calmDown();
        world.executors().forEach(executor -> {
            executor.reconnect();
            start(executor);
        });
    }

    private FakeExecutor any() {
        return world.executors().get(random.nextInt(world.executors().size()));
    }

    private void times(int most, Runnable what) {
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            sometime(what);
        }
    }

    private void sometime(Runnable what) {
        world.timeline().in(world.timeline().upTo(TROUBLE.minusSeconds(70)), what);
    }
}
