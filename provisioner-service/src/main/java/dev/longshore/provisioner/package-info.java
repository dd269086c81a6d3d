/**
 * The provisioner service: turns compute environments into instances.
 *
 * <p>It carries out what the scheduler asks for and reports; it never asks for an instance, nor gives one back, by itself.
 */
package dev.longshore.provisioner;
