package dev.longshore.simulator.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.longshore.simulator.replay.JobRun;
import dev.longshore.simulator.replay.Load;
import dev.longshore.simulator.replay.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

    private static final Outcome OUTCOME = new Outcome(
            List.of(run(1, "main", "a", 0, 0, 100), run(2, "main", "b", 0, 50, 150), run(3, "side", "", 10, 3610, 3700)),
            List.of(load(0, 2, 2), load(100, 1, 4), load(150, 0, 2), load(3700, 0, 0)), 0, Map.of("TOO LARGE - needs 5 vCPU", 1),
            4);

    @TempDir
    private Path folder;

    @Test
    void percentiles_are_by_the_nearest_rank_of_all_of_each_queue_and_of_its_shares() {
        assertThat(Figures.of(OUTCOME)).extracting(Figures::name).containsExactly("all", "queue main", "  main, share a",
                "  main, share b", "queue side");
        assertThat(Figures.of(OUTCOME).getFirst().waiting()).isEqualTo(new Figures.Percentiles(50, 3600, 3600, 3600));
        assertThat(Figures.of(OUTCOME).get(1).slowdown()).isEqualTo(new Figures.Percentiles(1, 1.5, 1.5, 1.5));
    }

    @Test
    void two_configurations_stand_beside_each_other_in_one_table() {
        assertThat(ReportTable.of(Map.of("before", OUTCOME))).contains(
                "before: 3 jobs ran, 1 can never run there; 1.0h from the first submission to the last end, 3.9 % of 4 vCPUs used");
        assertThat(ReportTable.of(Map.of("before", OUTCOME))).contains("  1 of them: TOO LARGE - needs 5 vCPU");
        Map<String, Outcome> both = new LinkedHashMap<>();
        both.put("before", OUTCOME);
        both.put("with-a-long-name", OUTCOME);
        List<String> lines = ReportTable.of(both);
        assertThat(lines).as("in the order in which they were given").filteredOn(line -> line.startsWith("all"))
                .extracting(line -> line.split(" +")[2]).containsExactly("before", "with-a-long-name");
        List<String> table = lines.subList(lines.indexOf("") + 1, lines.size());
        int column = table.getFirst().indexOf("wait");
        assertThat(table).as("a column begins at the same place in each line").hasSize(11)
                .allMatch(line -> line.substring(column - 2).matches("  \\S.*"));
    }

    @Test
    void the_picture_is_drawn_as_vectors_and_as_pixels() throws IOException {
        Picture picture = new Picture(Map.of("before", OUTCOME));
        Path svg = folder.resolve("p.svg");
        Path png = folder.resolve("p.png");

        picture.writeSvg(svg);
        picture.writePng(png);

        assertThat(Files.readString(svg)).startsWith("<?xml").contains("Queue length and utilisation",
                "minutes since the first submission");
        assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1200);
    }

    @Test
    void time_is_drawn_from_the_first_submission_on_whenever_that_was() throws IOException {
        Outcome later = new Outcome(OUTCOME.runs(),
                OUTCOME.loads().stream().map(load -> new Load(load.at().plusDays(400), load.waiting(), load.vcpus())).toList(), 0,
                Map.of(), 4);

        assertThat(words(new Picture(Map.of("before", later)))).contains("minutes since the first submission")
                .isEqualTo(words(new Picture(Map.of("before", OUTCOME))));
    }

    @Test
    void of_many_reasons_only_the_most_frequent_are_told() {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        IntStream.range(0, 12).forEach(i -> reasons.put("reason " + i, 12 - i));

        List<String> lines = ReportTable.of(Map.of("before", new Outcome(List.of(), List.of(), 0, reasons, 4)));

        assertThat(lines).contains("  12 of them: reason 0", "  3 of them: reason 9", "  and 2 other reasons")
                .noneMatch(line -> line.contains("reason 10"));
    }

    @ParameterizedTest
    @CsvSource({"PT0S,SECONDS", "PT179S,SECONDS", "PT3M,MINUTES", "PT179M,MINUTES", "PT3H,HOURS", "P2DT23H,HOURS", "P3D,DAYS"})
    void the_unit_of_time_is_chosen_by_how_long_it_lasts(Duration span, TimeScale scale) {
        assertThat(TimeScale.forSpan(span)).isEqualTo(scale);
    }

    /** What is written beside the axes. */
    private List<String> words(Picture picture) throws IOException {
        Path svg = folder.resolve("words.svg");
        picture.writeSvg(svg);
        return Pattern.compile(">([^<>]+)</text>").matcher(Files.readString(svg)).results().map(found -> found.group(1).strip())
                .toList();
    }

    private static JobRun run(int line, String queue, String share, int submit, int start, int end) {
        return new JobRun(line, queue, share, 2, Duration.ofSeconds(submit), Duration.ofSeconds(start), Duration.ofSeconds(end));
    }

    private static Load load(int at, int waiting, double vcpus) {
        return new Load(Duration.ofSeconds(at), waiting, vcpus);
    }
}
