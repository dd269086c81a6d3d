package dev.longshore.executor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.longshore.contracts.job.ContainerSpec;
import dev.longshore.contracts.job.ContainerSpec.MountPoint;
import dev.longshore.contracts.job.ContainerSpec.PodTerms;
import dev.longshore.contracts.job.ContainerSpec.Volume;
import dev.longshore.executor.container.Attempt;
import dev.longshore.executor.container.AttemptEnvironment;
import dev.longshore.executor.container.StartFailedException;

/** What a container specification comes to on a host without containers: a command with an absolute path, and all of its environment. */
record ProcessRequest(List<String> command, Map<String, String> environment) {

    /** The names that a shell hands on; it drops a variable with another one. */
    private static final Pattern SHELL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String USUAL_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** @throws StartFailedException when there is no such program, or a mount that only a container can have */
    static ProcessRequest of(Attempt attempt, ContainerSpec container, Path scratch) throws StartFailedException {
        requireMounts(container);
        Map<String, String> environment = environment(attempt, container, scratch);
        return withAllVariables(command(container, environment.get("PATH"), scratch), environment);
    }

    /** Those that the shell beside the command would drop are set after it. */
    private static ProcessRequest withAllVariables(List<String> command, Map<String, String> environment)
            throws StartFailedException {
        List<String> others = environment.entrySet().stream().filter(each -> !SHELL_NAME.matcher(each.getKey()).matches())
                .map(each -> each.getKey() + "=" + each.getValue()).toList();
        if (others.isEmpty()) {
            return new ProcessRequest(command, environment);
        }
        if (command.getFirst().contains("=")) {
            throw StartFailedException
                    .start("a program whose path has a '=' in it cannot be given the variable " + others.getFirst());
        }
        List<String> line = new ArrayList<>(List.of("/usr/bin/env", "--"));
        line.addAll(others);
        line.addAll(command);
        return new ProcessRequest(line, environment);
    }

    private static Map<String, String> environment(Attempt attempt, ContainerSpec container, Path scratch) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", Optional.ofNullable(System.getenv("PATH")).orElse(USUAL_PATH));
        environment.put("HOME", scratch.toString());
        environment.put("TMPDIR", scratch.toString());
        Optional.ofNullable(System.getenv("LANG")).ifPresent(language -> environment.put("LANG", language));
        environment.put("LONGSHORE_RUNTIME", ProcessContainerRuntime.NAME);
        environment.putAll(AttemptEnvironment.of(attempt, container));
        return environment;
    }

    private static List<String> command(ContainerSpec container, String path, Path scratch) throws StartFailedException {
        List<String> line = new ArrayList<>(container.podTerms().map(PodTerms::entryPoint).orElse(List.of()));
        line.addAll(container.command());
        if (line.isEmpty()) {
            throw StartFailedException.start("the job has no command, and the process runtime does not use the image's own");
        }
        String program = line.getFirst();
        Path found = executable(program, path, scratch)
                .orElseThrow(() -> StartFailedException.start("no such executable: " + program));
        line.set(0, found.toString());
        return line;
    }

    private static Optional<Path> executable(String program, String path, Path scratch) {
        if (program.isEmpty()) {
            return Optional.empty();
        }
        if (program.contains("/")) {
            return Optional.of(scratch.resolve(program)).filter(ProcessRequest::isExecutable);
        }
        for (String folder : path.split(":")) {
            Path candidate = scratch.resolve(folder).resolve(program);
            if (isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static boolean isExecutable(Path file) {
        return Files.isExecutable(file) && !Files.isDirectory(file);
    }

    private static void requireMounts(ContainerSpec container) throws StartFailedException {
        for (MountPoint mount : container.mountPoints()) {
            requireMount(mount, sourceOf(mount, container.volumes()));
        }
    }

    private static void requireMount(MountPoint mount, Optional<String> source) throws StartFailedException {
        if (!source.equals(Optional.of(mount.containerPath()))) {
            throw StartFailedException
                    .create("on the process runtime a mount's containerPath must equal its volume's sourcePath: "
                            + mount.containerPath() + " is not "
                            + source.orElse("the volume " + mount.sourceVolume() + " without one"));
        }
        try {
            Files.createDirectories(Path.of(mount.containerPath()));
        } catch (IOException e) {
            throw StartFailedException.create("cannot make the folder " + mount.containerPath() + " of the volume "
                    + mount.sourceVolume() + ": " + e.getMessage());
        }
    }

    private static Optional<String> sourceOf(MountPoint mount, List<Volume> volumes) {
        return volumes.stream().filter(volume -> volume.name().equals(mount.sourceVolume())).findFirst()
                .flatMap(Volume::sourcePath);
    }
}
