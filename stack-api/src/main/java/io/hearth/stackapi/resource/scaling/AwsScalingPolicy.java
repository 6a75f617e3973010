package io.hearth.stackapi.resource.scaling;

import io.hearth.stackapi.resource.Adjustment;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.SignalAddress;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.property.PropertyType;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code AWS::AutoScaling::ScalingPolicy}; its reference is a URL to signal it. */
@Singleton
final class AwsScalingPolicy extends ScalingPolicy {
    private static final String ALARM_URL = "AlarmUrl";

    AwsScalingPolicy() {
        super(
                new Names(
                        "AutoScalingGroupName",
                        "ScalingAdjustment",
                        "AdjustmentType",
                        "Cooldown",
                        "MinAdjustmentStep",
                        PropertyType.INTEGER,
                        kinds()));
    }

    private static Map<String, Adjustment.Kind> kinds() {
        Map<String, Adjustment.Kind> kinds = new LinkedHashMap<>();
        kinds.put("ChangeInCapacity", Adjustment.Kind.CHANGE);
        kinds.put("ExactCapacity", Adjustment.Kind.EXACT);
        kinds.put("PercentChangeInCapacity", Adjustment.Kind.PERCENT);
        return kinds;
    }

    @Override
    public String name() {
        return "AWS::AutoScaling::ScalingPolicy";
    }

    @Override
    public String description() {
        return "What is signalled to make a scaling group larger or smaller.";
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of(ALARM_URL, AttributeSchema.text("A signed URL to signal it.").asSecret());
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return SignalAddress.alarm(context).orElse(null);
    }

    @Override
    public boolean referenceIsSecret() {
        return true;
    }

    @Override
    public @Nullable Object reference(ResourceContext context) {
        return SignalAddress.alarm(context).orElse(context.resource().name());
    }
}
