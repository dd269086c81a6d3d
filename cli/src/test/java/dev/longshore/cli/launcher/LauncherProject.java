package dev.longshore.cli.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** A clone with the launcher in it, and a machine with few tools. */
final class LauncherProject {

    /** What a Maven that succeeds does. */
    static final String BUILDS = """
            mkdir -p cli/target/lib standalone/target
            touch cli/target/cli-1.jar cli/target/lib/one.jar standalone/target/standalone-1-exec.jar""";

    private static final List<String> TOOLS = List.of("basename", "bash", "cat", "cp", "date", "dirname", "find", "flock", "ls",
            "mkdir",
            "mktemp", "mv", "ps",
            "readlink", "rm", "sed", "sleep", "tail", "touch", "tr");
    private static final String JAVA = """
            #!/bin/bash
            for argument in "$@"; do
              case $argument in
                -XX:AOTCacheOutput=*) [ ! -e "$(dirname "$0")/fails" ] || exit 1; touch "${argument#*=}"; exit 0 ;;
                --destination) extract=yes ;;
                *) [ -z "${extract:-}" ] || { mkdir -p "$argument"; touch "$argument/standalone-1-exec.jar"; exit 0; } ;;
              esac
            done
            echo "$@"
            while [ "$1" != -jar ]; do shift; done
            shift
            jar=$(basename "$1") && shift
            echo "ran $jar $*"
            [ "$1" != exit ] || exit "$2"
            """;

    private final Path folder;

    LauncherProject(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(root().resolve("cli/src/main/java"));
        Files.createDirectories(root().resolve("standalone/src/main/java"));
        Files.writeString(root().resolve("pom.xml"), "<project/>");
        Files.writeString(root().resolve("cli/src/main/java/Some.java"), "class Some {}");
        Files.copy(Path.of("../longshore").toAbsolutePath().normalize(), root().resolve("longshore"));
        Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            program(folder.resolve("bin").resolve(tool), "#!/bin/sh\nexec " + found(tool) + " \"$@\"\n");
        }
        installMaven(BUILDS);
        installJdk("jdk", "25.0.1");
    }

    record Run(int exitCode, String out, String err) {}

    Path root() {
        return folder.resolve("clone");
    }

    /** Where a system keeps its data unless told otherwise. */
    Path home() {
        return folder.resolve("home/.longshore");
    }

    void writeRunFile(long pid) throws IOException {
        Files.createDirectories(home().resolve("run"));
        Files.writeString(home().resolve("run/longshore.json"),
                "{\"pid\":%d,\"endpoint\":\"http://127.0.0.1:8080\"}".formatted(pid));
    }

    void installMaven(String script) throws IOException {
        program(folder.resolve("bin/mvn"), "#!/bin/bash\necho build >>" + folder.resolve("builds") + "\n" + script + "\n");
    }

    void removeMaven() throws IOException {
        Files.delete(folder.resolve("bin/mvn"));
    }

    void installJdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        program(jdk.resolve("bin/java"), JAVA);
        program(jdk.resolve("bin/javac"), "#!/bin/bash\n");
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    void failTraining() throws IOException {
        Files.createFile(folder.resolve("jdk/bin/fails"));
    }

    /** How often Maven was called. */
    int builds() {
        try {
            return Files.exists(folder.resolve("builds")) ? Files.readAllLines(folder.resolve("builds")).size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> buildFolders() throws IOException {
        try (Stream<Path> all = Files.list(root().resolve("standalone/target/longshore"))) {
            return all.filter(path -> path.getFileName().toString().startsWith("build-")).toList();
        }
    }

    Run launch(String... arguments) {
        return launchBy(root().resolve("longshore"), arguments);
    }

    Run launchBy(Path launcher, String... arguments) {
        try {
            Process process = startBy(launcher, arguments);
            process.onExit().join();
            return new Run(process.exitValue(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process start(String... arguments) throws IOException {
        return startBy(root().resolve("longshore"), arguments);
    }

    private Process startBy(Path launcher, String... arguments) throws IOException {
        var builder = new ProcessBuilder(Stream.concat(Stream.of("bash", launcher.toString()), Stream.of(arguments)).toList())
                .redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("bin").toString());
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("JAVA25_HOME", folder.resolve("jdk").toString());
        return builder.start();
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path found(String tool) {
        return Stream.of("/usr/bin", "/bin").map(place -> Path.of(place, tool)).filter(Files::exists).findFirst()
                .orElseThrow(() -> new AssertionError("this machine has no " + tool));
    }
}
