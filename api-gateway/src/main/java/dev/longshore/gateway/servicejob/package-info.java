/**
 * Service jobs: requests to another service of AWS, which wait in a queue until there is capacity; submitting, describing, listing,
 * changing and terminating them, and what becomes of them.
 *
 * <p>Refuses to pretend: there is no such service here, so that each attempt fails and says so.
 */
package dev.longshore.gateway.servicejob;
