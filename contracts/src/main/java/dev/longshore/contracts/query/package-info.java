/**
 * Questions that are asked when somebody looks, answered by the scheduler from memory.
 *
 * <p>No state hangs on them: a question without an answer is simply asked again.
 */
package dev.longshore.contracts.query;
