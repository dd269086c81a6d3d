package dev.longshore.gateway.schedule.firing;

/** Where invocations end that have failed for good. */
interface DeadLetterBox {

    /**
     * @param invocation one that has failed
     * @param input of its target, with the context attributes in it
     * @throws RuntimeException when it could not be put there now
     */
    void put(Invocation invocation, String input);
}
