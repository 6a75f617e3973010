package io.hearth.stackapi.resource.waitcondition;

import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.property.PropertyType;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code OS::Heat::WaitCondition}. */
@ApplicationScoped
non-sealed class NativeWaitCondition extends WaitCondition {
    NativeWaitCondition() {
        super(new Names("handle", "timeout", "count", "data", PropertyType.NUMBER), Handles.NATIVE);
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
