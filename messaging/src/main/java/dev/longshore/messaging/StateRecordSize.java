package dev.longshore.messaging;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.longshore.contracts.topic.Topic;

/** Lets the topic of the schedulers' state take records as large as they may be, where an older version has created it. */
final class StateRecordSize {

    private static final Logger LOG = LoggerFactory.getLogger(StateRecordSize.class);
    private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC, Topic.SCHEDULER_STATE.topicName());
    private static final String KEY = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
    private static final long TIMEOUT_SECONDS = 3;

    private final Map<String, Object> settings;

    /** @param settings of an admin client */
    StateRecordSize(Map<String, Object> settings) {
        this.settings = settings;
    }

    /** Never lowers it. Where that is not allowed, or Kafka does not answer, the service goes on all the same. */
    void raise() {
        try (Admin admin = Admin.create(settings)) {
            int known = Integer.parseInt(admin.describeConfigs(List.of(TOPIC)).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .get(TOPIC).get(KEY).value());
            if (known < ClientSettings.LARGEST_STATE_BYTES) {
                admin.incrementalAlterConfigs(Map.of(TOPIC, List.of(larger()))).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
                LOG.info("{} of {} is raised from {} to {}", KEY, TOPIC.name(), known, ClientSettings.LARGEST_STATE_BYTES);
            }
        } catch (ExecutionException e) {
            complain(e.getCause());
        } catch (TimeoutException e) {
            complain(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static AlterConfigOp larger() {
        return new AlterConfigOp(new ConfigEntry(KEY, Integer.toString(ClientSettings.LARGEST_STATE_BYTES)),
                AlterConfigOp.OpType.SET);
    }

    /** A topic that not every broker has heard of was created just now, as it should be. */
    private static void complain(Throwable failure) {
        if (!(failure instanceof UnknownTopicOrPartitionException)) {
            LOG.warn("{} of {} cannot be looked at or raised, it should be {}: {}", KEY, TOPIC.name(),
                    ClientSettings.LARGEST_STATE_BYTES, failure.toString());
        }
    }
}
