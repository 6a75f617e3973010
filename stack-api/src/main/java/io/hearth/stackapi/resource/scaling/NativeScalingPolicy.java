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

/** {@code OS::Heat::ScalingPolicy}. */
@Singleton
final class NativeScalingPolicy extends ScalingPolicy {
    private static final String ALARM_URL = "alarm_url";
    private static final String SIGNAL_URL = "signal_url";

    NativeScalingPolicy() {
        super(
                new Names(
                        "auto_scaling_group_id",
                        "scaling_adjustment",
                        "adjustment_type",
                        "cooldown",
                        "min_adjustment_step",
                        PropertyType.NUMBER,
                        kinds()));
    }

    private static Map<String, Adjustment.Kind> kinds() {
        Map<String, Adjustment.Kind> kinds = new LinkedHashMap<>();
        kinds.put("change_in_capacity", Adjustment.Kind.CHANGE);
        kinds.put("exact_capacity", Adjustment.Kind.EXACT);
        kinds.put("percent_change_in_capacity", Adjustment.Kind.PERCENT);
        return kinds;
    }

    @Override
    public String name() {
        return "OS::Heat::ScalingPolicy";
    }

    @Override
    public String description() {
        return "What is signalled to make a scaling group larger or smaller.";
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
        attributes.put(ALARM_URL, AttributeSchema.text("A signed URL to signal it.").asSecret());
        attributes.put(
                SIGNAL_URL,
                AttributeSchema.text("Where the owner signals it by the Orchestration API."));
        return attributes;
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        if (context.resource().physicalId() == null) {
            return null;
        }
        return switch (attribute) {
            case ALARM_URL -> SignalAddress.alarm(context).orElse(null);
            case SIGNAL_URL -> SignalAddress.ownersRoute(context);
            default -> null;
        };
    }
}
