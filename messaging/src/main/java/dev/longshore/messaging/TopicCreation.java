package dev.longshore.messaging;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Creates the topics before anything of the service listens. Where Kafka does not answer within seconds the service starts all the same,
 * and the topics are created when Kafka is there. Services that start together may all try: who comes second finds them done.
 */
final class TopicCreation implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
    private static final long RETRY_SECONDS = 1;

    private final KafkaAdmin admin;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param admin one that fails when the broker is not available, and does not create topics by itself */
    TopicCreation(KafkaAdmin admin) {
        this.admin = admin;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            create();
        } catch (RuntimeException e) {
            LOG.warn("the topics cannot be created yet, Kafka does not answer: {}", rootCause(e).toString());
            Thread.ofVirtual().name("topic-creation").start(this::createWhenPossible);
        }
    }

    @Override
    public void destroy() {
        closed.countDown();
    }

    private void createWhenPossible() {
        try {
            while (!closed.await(RETRY_SECONDS, TimeUnit.SECONDS)) {
                if (isCreated()) {
                    LOG.info("the topics are created");
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isCreated() {
        try {
            return create();
        } catch (RuntimeException e) {
            LOG.debug("the topics cannot be created yet: {}", rootCause(e).toString());
            return false;
        }
    }

    private boolean create() {
        boolean created = admin.initialize();
        if (created) {
            new StateRecordSize(admin.getConfigurationProperties()).raise();
        }
        return created;
    }

    private static Throwable rootCause(Throwable failure) {
        return failure.getCause() == null ? failure : rootCause(failure.getCause());
    }
}
