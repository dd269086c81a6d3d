package dev.longshore.contracts.job;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.job.TaskSpec.TaskContainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TaskSpecTest {

    @Test
    void a_task_takes_what_its_containers_take_together() {
        TaskSpec task = new TaskSpec(List.of(container("main", true, Resources.of(2, 128)),
                container("proxy", false, Resources.of(1, 64))));

        assertThat(task.resources()).isEqualTo(Resources.of(3, 192));
    }

    @Test
    void a_pod_takes_what_its_containers_take_together_or_what_one_that_prepares_takes_where_that_is_more() {
        TaskSpec pod = new TaskSpec(List.of(container("fetch", false, Resources.of(4, 64)),
                container("check", false, Resources.of(1, 256)), container("main", true, Resources.of(2, 64)),
                container("proxy", true, Resources.of(1, 64))), TaskSpec.Kind.POD);

        assertThat(pod.resources()).isEqualTo(Resources.of(4, 256));
        assertThat(new TaskSpec(pod.containers()).resources()).isEqualTo(Resources.of(8, 448));
    }

    @Test
    void a_task_has_an_essential_container_and_no_name_twice() {
        assertThatThrownBy(() -> new TaskSpec(List.of(container("a", false, Resources.NONE))))
                .hasMessage("a task needs an essential container");
        assertThatThrownBy(
                () -> new TaskSpec(List.of(container("a", true, Resources.NONE), container("a", false, Resources.NONE))))
                .hasMessage("a task cannot have two containers of the name a");
    }

    @Test
    void each_container_has_a_log_stream_of_its_own() {
        AttemptId attempt = AttemptId.parse("4c7599ae-0a82-49aa-ba5a-4727fcce14a8/1");

        assertThat(attempt.logStream("nightly", "proxy")).isEqualTo("nightly/proxy/" + attempt.taskId());
        assertThat(attempt.logStream("nightly")).isEqualTo("nightly/default/" + attempt.taskId());
    }

    private static TaskContainer container(String name, boolean essential, Resources resources) {
        return new TaskContainer(name, essential, List.of(), Optional.empty(), Optional.empty(),
                ContainerSpec.of("busybox", List.of("true"), resources));
    }
}
