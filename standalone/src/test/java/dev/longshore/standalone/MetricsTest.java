package dev.longshore.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever watches a system goes by the operations guide. */
class MetricsTest {

    private static final Pattern SAMPLE = Pattern.compile("(?m)^(longshore_[a-z_]+?)(_bucket|_count|_sum|_max)?(?:\\{(.*)})? ");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");
    /** Of every histogram and summary. */
    private static final Set<String> LABELS_OF_THE_FORMAT = Set.of("le", "quantile");

    @Test
    void the_guide_names_exactly_the_metrics_that_there_are() throws IOException {
        assertThat(MetricsTable.read().labels().keySet()).containsExactlyInAnyOrderElementsOf(MetricsInCode.names());
    }

    @Test
    void what_a_system_at_work_shows_has_the_name_and_labels_of_the_guide(@TempDir Path folder) throws Exception {
        MetricsTable table = MetricsTable.read();
        try (ChildSystem system = ChildSystem.start(folder); BatchUser user = new BatchUser(system.endpoint())) {
            user.awaitEnd(user.submit(user.queueOf(4), user.definitionOf("echo done")));

            for (JsonNode port : system.runFile().path("ports")) {
                String metrics = get("http://127.0.0.1:" + port.asInt() + "/actuator/prometheus");
                assertThat(metrics).contains("longshore_");
                SAMPLE.matcher(metrics).results().forEach(sample -> assertInGuide(table, sample));
            }
        }
    }

    private static void assertInGuide(MetricsTable table, MatchResult sample) {
        Set<String> labels = new TreeSet<>();
        if (sample.group(3) != null) {
            LABEL.matcher(sample.group(3)).results().forEach(label -> labels.add(label.group(1)));
        }
        labels.removeAll(LABELS_OF_THE_FORMAT);
        assertThat(table.labels()).as(sample.group()).containsEntry(sample.group(1), labels);
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
