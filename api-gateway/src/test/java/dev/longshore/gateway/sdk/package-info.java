/** Drives the running gateway with AWS's SDK for Java, across kinds of resources. It knows the SDK and nothing of how the gateway is made. */
package dev.longshore.gateway.sdk;
