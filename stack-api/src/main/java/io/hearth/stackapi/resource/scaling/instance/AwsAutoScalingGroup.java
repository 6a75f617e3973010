package io.hearth.stackapi.resource.scaling.instance;

import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.scaling.Numbers;
import io.hearth.stackapi.resource.scaling.SizeCheck;
import io.hearth.stackapi.resource.schema.SupportStatus;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code AWS::AutoScaling::AutoScalingGroup}. */
@Singleton
class AwsAutoScalingGroup extends LaunchedGroup {
    private static final String MAX_SIZE = "MaxSize";
    private static final String MIN_SIZE = "MinSize";
    private static final String COOLDOWN = "Cooldown";
    private static final String DESIRED_CAPACITY = "DesiredCapacity";
    private static final String SUBNETS = "VPCZoneIdentifier";

    AwsAutoScalingGroup() {
        super("AutoScalingRollingUpdate");
    }

    @Override
    public String name() {
        return "AWS::AutoScaling::AutoScalingGroup";
    }

    @Override
    public String description() {
        return "Instances of one launch configuration, as many as scaling policies make of them.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("2014.1");
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = InstanceProperties.common();
        properties.put(
                "InstanceId",
                PropertySchema.of(PropertyType.STRING, "An instance to take the rest from.")
                        .asNotImplemented());
        properties.put(MAX_SIZE, number("How many instances there are at most.").asRequired());
        properties.put(MIN_SIZE, number("How many instances there are at least.").asRequired());
        properties.put(COOLDOWN, number("Seconds to rest after each change of the size."));
        properties.put(DESIRED_CAPACITY, number("How many instances there are at first."));
        properties.put(
                "HealthCheckGracePeriod",
                PropertySchema.of(PropertyType.INTEGER, "Not used.").asNotImplemented());
        properties.put(
                "HealthCheckType",
                PropertySchema.of(PropertyType.STRING, "Not used.").asNotImplemented());
        properties.put(
                SUBNETS,
                PropertySchema.of(PropertyType.LIST, "The one subnet of the instances.")
                        .withItems(PropertySchema.of(PropertyType.STRING, "Its id.")));
        return properties;
    }

    private static PropertySchema number(String description) {
        return PropertySchema.of(PropertyType.INTEGER, description).asUpdatable();
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        SizeCheck.check(
                properties.get(MIN_SIZE),
                properties.get(MAX_SIZE),
                properties.get(DESIRED_CAPACITY));
        if (properties.get(SUBNETS) instanceof List<?> subnets
                && !subnets.isEmpty()
                && subnets.size() != 1) {
            throw StackException.notSupported("Anything other than one VPCZoneIdentifier");
        }
        Object configuration = properties.get(InstanceProperties.CONFIGURATION);
        if (configuration == null
                || (!Unresolved.isIn(configuration) && configuration.equals(""))) {
            throw StackException.invalid(
                    "Either 'InstanceId' or 'LaunchConfigurationName' must be provided.");
        }
        InstanceProperties.check(resource, properties);
    }

    @Override
    protected Size size(Map<String, @Nullable Object> properties) {
        return new Size(
                Numbers.required(properties.get(MIN_SIZE)),
                Numbers.required(properties.get(MAX_SIZE)),
                Numbers.integer(properties.get(DESIRED_CAPACITY)));
    }

    @Override
    protected @Nullable BigDecimal cooldown(Map<String, @Nullable Object> properties) {
        return Numbers.decimal(properties.get(COOLDOWN));
    }

    @Override
    protected Map<String, @Nullable Object> more(Map<String, @Nullable Object> properties) {
        return properties.get(SUBNETS) instanceof List<?> subnets && !subnets.isEmpty()
                ? Map.of("SubnetId", subnets.getFirst())
                : Map.of();
    }

    @Override
    protected List<Object> tags(ResourceContext context) {
        List<Object> tags = new ArrayList<>(super.tags(context));
        tags.add(tag("metering.AutoScalingGroupName", context));
        return tags;
    }
}
