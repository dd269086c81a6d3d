package dev.longshore.standalone;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import software.amazon.awssdk.core.pagination.sync.SdkIterable;

import static org.assertj.core.api.Assertions.assertThat;

/** Five things of a kind, asked for two at a time. */
final class Pages {

    static final int SIZE = 2;

    private Pages() {}

    static List<String> five(String kind) {
        return IntStream.rangeClosed(1, 5).mapToObj(i -> kind + "-" + i).toList();
    }

    /** Two, two and one, and all of them each once. An empty page may follow, as it does where a list has no end. */
    static <P> void assertHold(List<String> all, SdkIterable<P> pages, Function<P, Stream<String>> content) {
        List<List<String>> found = pages.stream().map(page -> content.apply(page).toList()).filter(page -> !page.isEmpty())
                .toList();
        assertThat(found).extracting(List::size).containsExactly(SIZE, SIZE, 1);
        assertThat(found.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
    }
}
