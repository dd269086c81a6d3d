package dev.longshore.cli.job;

import java.util.List;
import java.util.Locale;

/** Makes names that the API takes: letters, digits, - and _, at most 128. */
final class JobNames {

    private static final int LONGEST = 100;

    private JobNames() {}

    /** The name of the program, without its folder. */
    static String ofCommand(List<String> command) {
        String program = command.getFirst().replaceFirst(".*/", "");
        String name = cut(program.replaceAll("[^A-Za-z0-9_-]", "-").replaceFirst("^[^A-Za-z0-9]+", ""));
        return name.isEmpty() ? "job" : name;
    }

    /** One definition for each image; two images never share a name. */
    static String definitionFor(String image) {
        String plain = image.replaceAll("[^A-Za-z0-9_-]", "-");
        String mark = plain.equals(image) && plain.length() <= LONGEST
                ? ""
                : String.format(Locale.ROOT, "-%08x", image.hashCode());
        return "run-" + cut(plain) + mark;
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(LONGEST, name.length()));
    }
}
