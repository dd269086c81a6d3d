/** The REST gateway of Longshore: what AWS clients talk to. */
package dev.longshore.gateway;
