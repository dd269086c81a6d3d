package dev.longshore.contracts.capacity;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class IdsTest {

    @Test
    void an_id_that_is_missing_is_refused_by_name() {
        assertThatNullPointerException().isThrownBy(() -> new EngineId(null)).withMessage("engineId");
        assertThatNullPointerException().isThrownBy(() -> new ExecutorId(null)).withMessage("executorId");
        assertThatNullPointerException().isThrownBy(() -> new InstanceId(null)).withMessage("instanceId");
    }
}
