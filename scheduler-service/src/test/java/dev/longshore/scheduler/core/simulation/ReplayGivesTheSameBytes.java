package dev.longshore.scheduler.core.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.codec.MessageCodec;
import dev.longshore.scheduler.core.CoreSettings;
import dev.longshore.scheduler.core.SchedulerCore;
import dev.longshore.scheduler.core.Turn;
import dev.longshore.scheduler.core.state.Effect;
import dev.longshore.scheduler.core.state.Entity;
import dev.longshore.scheduler.state.StateCodec;

import static org.assertj.core.api.Assertions.assertThat;

/** Another core that is given the same says the same, byte for byte as it goes to Kafka, in the same order. */
final class ReplayGivesTheSameBytes implements Observer {

    private static final MessageCodec MESSAGES = new MessageCodec();
    private static final StateCodec STATE = new StateCodec(Entity.class);

    private final Observer other;
    private SchedulerCore twin = new SchedulerCore(CoreSettings.defaults());

    /** @param other is told of each turn that was replayed */
    ReplayGivesTheSameBytes(Observer other) {
        this.other = other;
    }

    @Override
    public void restarted(List<Entity> entities) {
        twin = new SchedulerCore(CoreSettings.defaults());
        entities.forEach(twin::restore);
    }

    @Override
    public void decided(List<Message> batch, Instant now, Turn turn) {
        List<byte[]> again = bytes(twin.process(batch, now));
        List<byte[]> first = bytes(turn);
        assertThat(again).hasSameSizeAs(first);
        for (int i = 0; i < first.size(); i++) {
            assertThat(again.get(i)).as("%s", turn.effects().get(i)).isEqualTo(first.get(i));
        }
        other.happened(Happening.REPLAYED);
    }

    private static List<byte[]> bytes(Turn turn) {
        return turn.effects().stream().map(effect -> switch (effect) {
            case Effect.EntityPut(Entity entity) -> STATE.write(entity);
            case Effect.EntityRemoved(String key) -> key.getBytes(StandardCharsets.UTF_8);
            case Effect.Said(Message message) -> MESSAGES.write(message);
            case Effect.Placed placed -> MESSAGES.write(placed.event());
        }).toList();
    }
}
