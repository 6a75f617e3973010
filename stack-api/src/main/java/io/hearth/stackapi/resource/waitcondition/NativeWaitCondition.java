package io.hearth.stackapi.resource.waitcondition;

import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.property.PropertyType;
import jakarta.inject.Singleton;

/** {@code OS::Heat::WaitCondition}. */
@Singleton // a proxy would need a constructor without parameters, which the superclass lacks
non-sealed class NativeWaitCondition extends WaitCondition {
    NativeWaitCondition(SignalLimit limit) {
        super(
                new Names("handle", "timeout", "count", "data", PropertyType.NUMBER),
                Handles.NATIVE,
                limit);
    }

    @Override
    public String name() {
        return "OS::Heat::WaitCondition";
    }

    @Override
    public String description() {
        return "Waits until its handle has got as many signals of success as it counts.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("2014.2");
    }
}
