package dev.longshore.executor.container;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.longshore.contracts.capacity.ExecutorId;
import dev.longshore.contracts.capacity.InstanceId;
import dev.longshore.contracts.job.AttemptId;
import dev.longshore.contracts.job.JobId;
import dev.longshore.contracts.placement.NodeSeat;
import dev.longshore.contracts.placement.PlacementEvent.JobPlaced;
import dev.longshore.contracts.resource.Arn;

import static java.util.Objects.requireNonNull;

/**
 * What is known of an attempt for as long as its container is there, and kept beside the container as labels.
 *
 * @param arraySize of the array that the job is a child of
 * @param cell whose scheduler wants its reports
 * @param node which node of a multi-node job it is
 * @param container which container of its task it is; empty for the only one of an ordinary job, and for the attempt as a whole
 */
public record Attempt(AttemptId id, ExecutorId executor, InstanceId instance, Arn queue, Arn computeEnvironment,
        String jobDefinition, Optional<Integer> arraySize, int cell, Optional<NodeSeat> node, Optional<String> container) {

    /** The label by which an executor knows its own. */
    public static final String EXECUTOR_LABEL = "longshore.executor";

    private static final String JOB = "longshore.job";
    private static final String NUMBER = "longshore.attempt";
    private static final String INSTANCE = "longshore.instance";
    private static final String QUEUE = "longshore.queue";
    private static final String COMPUTE_ENVIRONMENT = "longshore.compute-environment";
    private static final String JOB_DEFINITION = "longshore.job-definition";
    private static final String ARRAY_SIZE = "longshore.array-size";
    private static final String CELL = "longshore.cell";
    private static final String NODES = "longshore.nodes";
    private static final String NODE = "longshore.node";
    private static final String MAIN_NODE = "longshore.main-node";
    private static final String MAIN_ADDRESS = "longshore.main-node-address";
    private static final String CONTAINER = "longshore.container";

    public Attempt {
        requireNonNull(id, "id");
        requireNonNull(executor, "executor");
        requireNonNull(instance, "instance");
        requireNonNull(queue, "queue");
        requireNonNull(computeEnvironment, "computeEnvironment");
        requireNonNull(jobDefinition, "jobDefinition");
        requireNonNull(arraySize, "arraySize");
        requireNonNull(node, "node");
        requireNonNull(container, "container");
    }

    /** The attempt that a placement asks for. */
    public static Attempt of(JobPlaced placed) {
        return new Attempt(placed.attempt(), placed.executor(), placed.instance(), placed.queue(), placed.computeEnvironment(),
                placed.jobDefinitionName(), placed.arraySize(), placed.cell(), placed.node(), Optional.empty());
    }

    /** One container of the task that it runs. */
    public Attempt container(String name) {
        return new Attempt(id, executor, instance, queue, computeEnvironment, jobDefinition, arraySize, cell, node,
                Optional.of(name));
    }

    /**
     * Reads what {@link #labels} wrote; other labels are ignored.
     *
     * @throws IllegalArgumentException when they are not an attempt's
     */
    public static Attempt ofLabels(Map<String, String> labels) {
        AttemptId id = new AttemptId(JobId.parse(label(labels, JOB)), Integer.parseInt(label(labels, NUMBER)));
        return new Attempt(id, new ExecutorId(label(labels, EXECUTOR_LABEL)), new InstanceId(label(labels, INSTANCE)),
                Arn.parse(label(labels, QUEUE)), Arn.parse(label(labels, COMPUTE_ENVIRONMENT)), label(labels, JOB_DEFINITION),
                Optional.ofNullable(labels.get(ARRAY_SIZE)).map(Integer::valueOf),
                Integer.parseInt(label(labels, CELL)), node(labels), Optional.ofNullable(labels.get(CONTAINER)));
    }

    private static Optional<NodeSeat> node(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(NODES))
                .map(count -> new NodeSeat(Integer.parseInt(count), Integer.parseInt(label(labels, NODE)),
                        Integer.parseInt(label(labels, MAIN_NODE)), Optional.ofNullable(labels.get(MAIN_ADDRESS))));
    }

    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(JOB, id.job().toString());
        labels.put(NUMBER, Integer.toString(id.number()));
        labels.put(EXECUTOR_LABEL, executor.value());
        labels.put(INSTANCE, instance.value());
        labels.put(QUEUE, queue.toString());
        labels.put(COMPUTE_ENVIRONMENT, computeEnvironment.toString());
        labels.put(JOB_DEFINITION, jobDefinition);
        arraySize.ifPresent(size -> labels.put(ARRAY_SIZE, Integer.toString(size)));
        labels.put(CELL, Integer.toString(cell));
        node.ifPresent(seat -> {
            labels.put(NODES, Integer.toString(seat.nodes()));
            labels.put(NODE, Integer.toString(seat.node()));
            labels.put(MAIN_NODE, Integer.toString(seat.mainNode()));
            seat.mainNodeAddress().ifPresent(address -> labels.put(MAIN_ADDRESS, address));
        });
        container.ifPresent(name -> labels.put(CONTAINER, name));
        return labels;
    }

    /** The attempt as a whole. */
    public Attempt whole() {
        return new Attempt(id, executor, instance, queue, computeEnvironment, jobDefinition, arraySize, cell, node,
                Optional.empty());
    }

    /** Names the container among all that there are. */
    public ContainerId containerId() {
        return new ContainerId(id, container);
    }

    /** The log stream of the container. */
    public String logStream() {
        return container.map(name -> id.logStream(jobDefinition, name)).orElseGet(() -> id.logStream(jobDefinition));
    }

    /** See {@link ContainerId#engineName}. */
    public String containerName() {
        return containerId().engineName();
    }

    private static String label(Map<String, String> labels, String name) {
        String value = labels.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the label " + name + " is missing");
        }
        return value;
    }
}
