package dev.longshore.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CorpusTest {

    @TempDir
    private Path folder;

    @Test
    void it_is_the_same_text_each_time() throws IOException {
        new Corpus(folder.resolve("a"), 2).write();
        new Corpus(folder.resolve("b"), 2).write();

        assertThat(folder.resolve("a/shard-1.txt")).hasSameTextualContentAs(folder.resolve("b/shard-1.txt"));
        assertThat(Files.readString(folder.resolve("a/shard-0.txt")))
                .isNotEqualTo(Files.readString(folder.resolve("a/shard-1.txt")));
    }

    @Test
    void a_shard_that_was_spoilt_is_written_again() throws IOException {
        var corpus = new Corpus(folder, 1);
        corpus.write();
        String text = Files.readString(folder.resolve("shard-0.txt"));
        Files.writeString(folder.resolve("shard-0.txt"), "spoilt");

        corpus.write();

        assertThat(folder.resolve("shard-0.txt")).hasContent(text);
    }

    @Test
    void it_reads_like_prose() throws IOException {
        new Corpus(folder, 1).write();

        String text = Files.readString(folder.resolve("shard-0.txt"));
        assertThat(text).hasSizeGreaterThan(500_000).matches("(?s)[A-Z].*[.?]\n\n").contains(" the ");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    }
}
