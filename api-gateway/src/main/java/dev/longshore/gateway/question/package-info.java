/**
 * Questions to the schedulers, and their answers.
 *
 * <p>Refuses to know what is asked, and what is to be said where nobody answers.
 */
package dev.longshore.gateway.question;
