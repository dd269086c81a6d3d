package dev.longshore.executor.docker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.github.dockerjava.api.model.DeviceRequest;
import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.executor.container.StartFailedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GpuShareTest {

    @Test
    void the_first_that_are_free_are_given() throws Exception {
        GpuShare share = GpuShare.of(new Gpus(4), Set.of("0", "2"), new Gpus(2));

        assertThat(share.numbers()).containsExactly("1", "3");
        assertThat(share.label()).contains("1,3");
        assertThat(GpuShare.ofLabel("1,3")).containsExactly("1", "3");
    }

    @Test
    void more_than_are_free_are_not_given() {
        assertThatThrownBy(() -> GpuShare.of(new Gpus(2), Set.of("1"), new Gpus(2))).isInstanceOf(StartFailedException.class)
                .hasMessageContaining("of the 2 of the host 1 are free");
    }

    @Test
    void each_is_asked_for_by_its_number() throws Exception {
        DeviceRequest request = GpuShare.of(new Gpus(2), Set.of("0"), new Gpus(1)).requests().getFirst();

        assertThat(request.getDeviceIds()).containsExactly("1");
        assertThat(request.getCapabilities()).containsExactly(List.of("gpu"));
        assertThat(GpuShare.NONE.requests()).isEmpty();
    }

    @Test
    void a_container_sees_its_own_and_without_any_none_whatever_it_says() throws Exception {
        assertThat(variables(GpuShare.of(new Gpus(2), Set.of(), new Gpus(2)), Map.of("NVIDIA_VISIBLE_DEVICES", "all")))
                .isEqualTo(Map.of("NVIDIA_VISIBLE_DEVICES", "0,1"));
        GpuShare without = GpuShare.of(new Gpus(2), Set.of(), Gpus.NONE);
        assertThat(variables(without, Map.of())).isEqualTo(Map.of("NVIDIA_VISIBLE_DEVICES", "void"));
        assertThat(variables(without, Map.of("NVIDIA_VISIBLE_DEVICES", "all")))
                .isEqualTo(Map.of("NVIDIA_VISIBLE_DEVICES", "void"));
        assertThat(variables(GpuShare.NONE, Map.of())).isEmpty();
    }

    private static Map<String, String> variables(GpuShare share, Map<String, String> own) {
        Map<String, String> variables = new HashMap<>(own);
        share.tell(variables);
        return variables;
    }
}
