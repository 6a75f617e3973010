package io.hearth.stackapi.resource.waitcondition;

import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.template.property.PropertyType;
import jakarta.inject.Singleton;

/** {@code AWS::CloudFormation::WaitCondition}. */
@Singleton // a proxy would need a constructor without parameters, which the superclass lacks
non-sealed class AwsWaitCondition extends WaitCondition {
    AwsWaitCondition(SignalLimit limit) {
        super(
                new Names("Handle", "Timeout", "Count", "Data", PropertyType.INTEGER),
                Handles.AWS,
                limit);
    }

    @Override
    public String name() {
        return "AWS::CloudFormation::WaitCondition";
    }

    @Override
    public String description() {
        return "Waits until its handle has got as many signals of success as it counts.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("2014.1");
    }
}
