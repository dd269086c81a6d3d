package dev.longshore.provisioner.hostpool;

import dev.longshore.contracts.capacity.HostMessage.HostRegistered;
import dev.longshore.contracts.capacity.InstanceShape;
import dev.longshore.contracts.capacity.Resources;

/**
 * What hosts have in common that are offered as one type: the name that their owner gives them, or else as many vCPUs and GPUs, such as
 * {@code host.16vcpu-2gpu}, in the form of EC2's names.
 */
record HostKind(String type) {

    static HostKind of(HostRegistered host) {
        return new HostKind(host.instanceType().equals(InstanceShape.HOST) ? bySize(host.offered()) : host.instanceType());
    }

    /** Whether a slice of that type may be cut from it. */
    boolean provides(String wanted) {
        return wanted.equals(InstanceShape.HOST) || wanted.equals(type);
    }

    private static String bySize(Resources offered) {
        String gpus = offered.gpus().count() == 0 ? "" : "-" + offered.gpus() + "gpu";
        return InstanceShape.HOST + "." + offered.vcpus() + "vcpu" + gpus;
    }
}
