package dev.longshore.scheduler.cell;

import java.util.ArrayList;
import java.util.List;

import dev.longshore.contracts.Message;
import dev.longshore.contracts.query.SchedulerQuery;
import dev.longshore.scheduler.state.InputOffsets;

/**
 * What one poll has brought.
 *
 * @param offsets where to read on once this is dealt with
 */
record InputBatch(List<Input.ToDecide> toDecide, List<SchedulerQuery> queries, List<Input.ToPutAside> toPutAside,
        InputOffsets offsets) {

    static InputBatch of(List<Input> inputs, InputOffsets offsets) {
        List<Input.ToDecide> toDecide = new ArrayList<>(inputs.size());
        List<SchedulerQuery> queries = new ArrayList<>();
        List<Input.ToPutAside> toPutAside = new ArrayList<>();
        for (Input input : inputs) {
            switch (input) {
                case Input.ToDecide decide -> toDecide.add(decide);
                case Input.ToAnswer answer -> queries.add(answer.query());
                case Input.ToPutAside aside -> toPutAside.add(aside);
                case Input.Nothing _ -> {
                }
            }
        }
        return new InputBatch(toDecide, queries, toPutAside, offsets);
    }

    List<Message> messages() {
        return toDecide.stream().map(Input.ToDecide::message).toList();
    }
}
