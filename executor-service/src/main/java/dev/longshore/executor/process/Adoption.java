package dev.longshore.executor.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Output;

/** Finds what earlier runtimes have left on disk: attempts that run, attempts that have ended, and beginnings of neither. */
final class Adoption {
    private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

    private final Slots slots;
    private final String boot;
    private final Function<Attempt, Output> outputs;

    /** @param boot of this host, now */
    Adoption(Slots slots, String boot, Function<Attempt, Output> outputs) {
        this.slots = slots;
        this.boot = boot;
        this.outputs = outputs;
    }

    /** @throws IOException when not even the slots can be listed; one that cannot be read is let be */
    List<RunningProcess> adopt() throws IOException {
        List<RunningProcess> adopted = new ArrayList<>();
        for (Slot slot : slots.list()) {
            try {
                adopt(slot).ifPresent(adopted::add);
            } catch (IOException | RuntimeException e) {
                LOG.error("what is in {} cannot be read, and is neither held nor removed: {}", slot.folder(), e.toString());
            }
        }
        return adopted;
    }

    private Optional<RunningProcess> adopt(Slot slot) throws IOException {
        Optional<Labels> assigned = slot.isDiscarded() ? Optional.empty() : slot.assigned();
        if (assigned.isEmpty()) {
            slots.giveBack(slot);
            return Optional.empty();
        }
        return adopt(slot, assigned.get());
    }

    private Optional<RunningProcess> adopt(Slot slot, Labels assigned) throws IOException {
        Optional<ProcessHandle> shell = shellOf(slot, assigned.attempt());
        if (shell.isEmpty() && slot.claim()) {
            LOG.info("{} never ran", assigned.attempt().containerName());
            slot.discard();
            return Optional.empty();
        }
        RunningProcess process = new RunningProcess(slot, assigned.attempt(), assigned.startedAt(),
                outputs.apply(assigned.attempt()));
        shellOf(slot, assigned.attempt()).map(Shell::adopted).ifPresentOrElse(process::runsIn,
                assigned.boot().equals(boot) ? process::hasLostItsShell : process::hasLostItsHost);
        return Optional.of(process);
    }

    /** A shell that has not yet taken its attempt on is found among all processes. */
    private static Optional<ProcessHandle> shellOf(Slot slot, Attempt attempt) throws IOException {
        OptionalLong known = slot.shell();
        Stream<ProcessHandle> candidates = known.isPresent()
                ? ProcessHandle.of(known.getAsLong()).stream()
                : ProcessHandle.allProcesses();
        return candidates.filter(process -> Wrapper.runs(process, attempt)).findFirst();
    }
}
