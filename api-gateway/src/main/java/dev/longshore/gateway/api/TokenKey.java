package dev.longshore.gateway.api;

/** What the tokens of pages are sealed with: the same for all gateways of an installation, and after a restart. */
public interface TokenKey {

    /**
     * At least 32 bytes that nobody else knows.
     *
     * @throws RuntimeException when it cannot be had now
     */
    byte[] bytes();
}
