/** Turns compute environments into instances. */
package dev.longshore.provisioner;
