package dev.longshore.store.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PageFileTest {

    @TempDir
    Path folder;

    private PageFile file;

    @BeforeEach
    void open() {
        file = new PageFile(folder);
    }

    @AfterEach
    void close() throws IOException {
        file.close();
    }

    private static ByteBuffer page(int length, int content) {
        byte[] page = new byte[length];
        Arrays.fill(page, (byte) content);
        return ByteBuffer.wrap(page);
    }

    @Test
    void a_page_that_still_fits_stays_in_its_place() throws IOException {
        Extent first = file.write(null, page(1000, 1));
        Extent again = file.write(first, page(1024, 2));

        assertThat(again.offset()).isEqualTo(first.offset());
        assertThat(file.read(again)).isEqualTo(page(1024, 2));
    }

    @Test
    void a_page_that_has_grown_leaves_its_room_to_the_next_one() throws IOException {
        Extent small = file.write(null, page(1000, 1));
        Extent grown = file.write(small, page(5000, 2));
        Extent other = file.write(null, page(900, 3));

        assertThat(other.offset()).isEqualTo(small.offset());
        assertThat(file.read(grown)).isEqualTo(page(5000, 2));
        assertThat(file.read(other)).isEqualTo(page(900, 3));
    }

    @Test
    void room_that_was_given_back_is_used_again() throws IOException {
        Extent first = file.write(null, page(3000, 1));
        file.write(null, page(3000, 2));
        file.release(first);

        assertThat(file.write(null, page(4000, 3)).offset()).isEqualTo(first.offset());
    }

    @Test
    void nothing_is_left_in_the_folder_while_it_is_in_use_or_after_a_kill() throws IOException {
        file.write(null, page(10, 1));

        assertThat(folder).isEmptyDirectory();
    }
}
