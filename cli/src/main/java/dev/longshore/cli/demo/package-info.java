/** The demonstration: counting the words of a corpus with an array job and a job that merges. It refuses to know more of the system than any user. */
package dev.longshore.cli.demo;
