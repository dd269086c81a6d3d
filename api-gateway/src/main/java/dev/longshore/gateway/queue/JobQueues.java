package dev.longshore.gateway.queue;

import org.springframework.stereotype.Component;

/** Finds job queues by the references that AWS accepts. */
@Component
public class JobQueues {

    /**
     * @param nameOrArn of a queue in that region and account
     * @throws dev.longshore.gateway.api.ClientException when there is none
     */
    public JobQueue find(String region, String account, String nameOrArn) {
        throw new UnsupportedOperationException(region + account + nameOrArn);
    }
}
