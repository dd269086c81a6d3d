package dev.longshore.store.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ResidentPagesTest {

    private static final int MOST = 3;

    @TempDir
    Path folder;

    private ResidentPages pages;

    /** So many pages of one entry each, whose slot is the page's number. */
    private List<Page> added(Path to, int count) {
        return added(new PageFile(to), count);
    }

    private List<Page> added(PageFile file, int count) {
        pages = new ResidentPages(file, MOST);
        return IntStream.range(0, count).mapToObj(i -> {
            byte[] entry = Keys.withSlot(ValueEncoder.encode(i), i);
            Page page = new Page(entry, Chunk.of(entry));
            pages.add(page);
            pages.trim();
            return page;
        }).toList();
    }

    private static long inMemory(List<Page> all) {
        return all.stream().filter(page -> page.chunk() != null).count();
    }

    @Test
    void pages_that_have_left_come_back_as_they_were() {
        List<Page> all = added(folder, 20);

        assertThat(inMemory(all)).isEqualTo(MOST);
        assertThat(all).filteredOn(page -> page.chunk() == null).hasSize(20 - MOST).allMatch(page -> page.size() == 1);
        assertThat(all).extracting(page -> pages.read(page).slot(0))
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
        assertThat(inMemory(all)).isEqualTo(MOST);
    }

    @Test
    void a_page_that_somebody_asks_for_all_the_time_stays() {
        List<Page> all = added(folder, MOST);
        List<Page> others = IntStream.range(10, 40).mapToObj(i -> {
            byte[] entry = Keys.withSlot(ValueEncoder.encode(i), i);
            return new Page(entry, Chunk.of(entry));
        }).toList();

        assertThat(others).allSatisfy(other -> {
            pages.read(all.get(1));
            pages.add(other);
            pages.trim();
            assertThat(all.get(1).chunk()).isNotNull();
        });
    }

    @Test
    void a_change_lasts_when_the_page_has_left_and_come_back_twice() {
        List<Page> all = added(folder, 20);
        byte[] second = Keys.withSlot(ValueEncoder.encode(0), 77);

        pages.change(all.getFirst()).insert(1, second);
        pages.trim();
        for (int round = 0; round < 2; round++) {
            all.forEach(pages::read);
            assertThat(all.getFirst().chunk()).isNull();
            assertThat(all.getFirst().size()).isEqualTo(2);
            assertThat(pages.read(all.getFirst()).slot(1)).isEqualTo(77);
        }
    }

    @Test
    void no_page_leaves_before_a_change_is_complete() {
        List<Page> all = added(folder, 20);

        all.forEach(pages::change);
        assertThat(all).allMatch(page -> page.chunk() != null);
        pages.trim();
        assertThat(inMemory(all)).isEqualTo(MOST);
    }

    @Test
    void pages_that_need_no_writing_leave_while_the_disk_is_full() {
        Disk disk = new Disk(folder);
        List<Page> all = added(disk, 20);
        disk.full = true;

        pages.change(all.getFirst()).insert(1, Keys.withSlot(ValueEncoder.encode(0), 77));
        all.forEach(pages::read);

        assertThat(inMemory(all)).isLessThanOrEqualTo(2 * MOST);
        assertThat(pages.read(all.getFirst()).slot(1)).isEqualTo(77);
    }

    private static final class Disk extends PageFile {

        private boolean full;

        private Disk(Path folder) {
            super(folder);
        }

        @Override
        Extent write(Extent former, ByteBuffer page) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            return super.write(former, page);
        }
    }

    @Test
    void pages_stay_in_memory_while_the_disk_takes_none() {
        List<Page> all = added(folder.resolve("missing"), 20);

        assertThat(inMemory(all)).isEqualTo(20);
        assertThat(all).extracting(page -> pages.read(page).slot(0))
                .containsExactlyElementsOf(IntStream.range(0, 20).boxed().toList());
    }
}
