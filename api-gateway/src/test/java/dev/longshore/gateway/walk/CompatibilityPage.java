package dev.longshore.gateway.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes {@code docs/aws-batch-compatibility.md}. */
final class CompatibilityPage {

    static final List<String> WHOLE = List.of("RegisterJobDefinition", "SubmitJob");

    private static final String INTRODUCTION = """
            # What works as on AWS Batch

            Every operation of AWS Batch and of EventBridge Scheduler, and every field of RegisterJobDefinition and SubmitJob, with a test that
            shows what is said of it.

            - **works**: it does what it does on AWS.
            - **stored only**: it is checked, stored and shown as on AWS and has no effect, for a reason that lies outside Longshore.
            - **differs**: it does something else, as the remark says.

            All inputs are checked by AWS's own model of the API: what is required, of which type, how long, which values. `RequiredMembersTest` asks
            for each operation without each required member, `AnswersFitTheModel` holds every answer of every test against the model, and the tests in
            `dev.longshore.gateway.walk` write what the model allows and read it back. `EveryOperationTest` drives every operation with AWS's SDK for
            Java against a whole system, each list in pages; `examples/every-operation.sh` does so with the `aws` command of your machine, against a
            system of its own or against yours:

                examples/every-operation.sh --endpoint http://localhost:8080

            This page is made from `compatibility.txt` beside those tests, by `CompatibilityTest`, which fails when an operation or a field of the model
            has no row, when a row's test is not there, or when the page is another one than the rows make.
            """;

    private final Compatibility compatibility;
    private final NamedShapes shapes = NamedShapes.takenBy(WHOLE);
    private final List<String> lines = new ArrayList<>();

    private CompatibilityPage(Compatibility compatibility) {
        this.compatibility = compatibility;
    }

    static String of(Compatibility compatibility) {
        return new CompatibilityPage(compatibility).write();
    }

    /** The names of all rows that there must be. */
    static Set<String> names() {
        Set<String> names = NamedShapes.takenBy(WHOLE).members().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(member -> entry.getKey() + "." + member))
                .collect(Collectors.toSet());
        names.addAll(NamedShapes.operations("batch-model.json"));
        names.addAll(NamedShapes.operations("scheduler-model.json"));
        return names;
    }

    private String write() {
        lines.add(INTRODUCTION);
        counts();
        table("Operations of AWS Batch", "", NamedShapes.operations("batch-model.json"));
        table("Operations of EventBridge Scheduler", "", NamedShapes.operations("scheduler-model.json"));
        for (Map.Entry<String, List<String>> shape : shapes.members().entrySet()) {
            table(shape.getKey(), shape.getKey() + ".", shape.getValue());
        }
        return String.join("\n", lines);
    }

    private void counts() {
        for (Compatibility.Verdict verdict : Compatibility.Verdict.values()) {
            long rows = compatibility.rows().values().stream().filter(row -> row.verdict() == verdict).count();
            lines.add("- " + rows + " rows: " + verdict.inWords());
        }
        lines.add("");
    }

    private void table(String title, String prefix, List<String> names) {
        lines.add("## " + title + "\n");
        Set<String> places = shapes.places().getOrDefault(title, Set.of());
        if (!places.isEmpty()) {
            lines.add("In " + places.stream().map(place -> "`" + place + "`").collect(Collectors.joining(", ")) + ".\n");
        }
        lines.add("| | | remark | shown by |\n|---|---|---|---|");
        names.forEach(name -> lines.add(row(name, compatibility.rows().get(prefix + name))));
        lines.add("");
    }

    private static String row(String name, Compatibility.Row row) {
        return row == null
                ? "| " + name + " | | | |"
                : "| %s | %s | %s | `%s` %s |".formatted(name.replace("scheduler:", ""), row.verdict().inWords(), row.remark(),
                        row.testClass(), row.testMethod().replace('_', ' '));
    }
}
