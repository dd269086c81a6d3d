package dev.longshore.executor.docker;

import com.github.dockerjava.api.model.PullResponseItem;

/** One pull of an image. Its refusals come as a status at the beginning, or as an item on the way. */
final class Pull extends EngineStream<PullResponseItem> {
    private volatile String refusal = "";

    @Override
    public void onNext(PullResponseItem item) {
        if (item.getErrorDetail() != null && item.getErrorDetail().getMessage() != null) {
            refusal = item.getErrorDetail().getMessage();
        }
    }

    /** What the engine said on the way; empty when it had nothing to object. */
    String refusal() {
        return refusal;
    }
}
