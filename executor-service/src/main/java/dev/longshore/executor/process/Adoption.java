package dev.longshore.executor.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.Output;

/** Finds what earlier runtimes have left on disk: attempts that run, attempts that have ended, and beginnings of neither. */
final class Adoption {

    private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

    private final Path root;
    private final Function<Attempt, Output> outputs;

    Adoption(Path root, Function<Attempt, Output> outputs) {
        this.root = root;
        this.outputs = outputs;
    }

    List<RunningProcess> adopt() throws IOException {
        List<RunningProcess> adopted = new ArrayList<>();
        for (AttemptFiles files : AttemptFiles.all(root)) {
            Optional<Attempt> attempt = files.attempt();
            if (attempt.isEmpty() || files.claim()) {
                LOG.info("{} never ran, or was being removed", files.name());
                files.delete();
                continue;
            }
            adopted.add(adopt(files, attempt.get()));
        }
        return adopted;
    }

    private RunningProcess adopt(AttemptFiles files, Attempt attempt) throws IOException {
        RunningProcess process = new RunningProcess(files, attempt, files.startedAt(), outputs.apply(attempt));
        shellOf(files).ifPresentOrElse(process::runsIn, process::hasLostItsShell);
        return process;
    }

    private static Optional<ProcessHandle> shellOf(AttemptFiles files) throws IOException {
        OptionalLong processId = files.processId();
        return processId.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(processId.getAsLong()).filter(process -> Wrapper.runs(process, files));
    }
}
