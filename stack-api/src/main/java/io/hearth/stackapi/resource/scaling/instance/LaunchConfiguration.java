package io.hearth.stackapi.resource.scaling.instance;

import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code AWS::AutoScaling::LaunchConfiguration}: what the members of a group are made from. */
@Singleton
class LaunchConfiguration implements ResourceType {
    private static final String IMAGE = "ImageId";
    private static final String INSTANCE_TYPE = "InstanceType";
    private static final String DEVICES = "BlockDeviceMappings";
    private static final String EBS = "Ebs";
    private static final String SNAPSHOT = "SnapshotId";

    @Override
    public String name() {
        return "AWS::AutoScaling::LaunchConfiguration";
    }

    @Override
    public String description() {
        return "What the instances of a group are made from.";
    }

    /** Others read by it what the resource is made from. */
    @Override
    public boolean referenceIsSecret() {
        return true;
    }

    @Override
    public Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(IMAGE, text("The image."));
        properties.put(INSTANCE_TYPE, text("The flavor."));
        properties.put("InstanceId", text("An instance to take the rest from.").asNotImplemented());
        properties.put("KeyName", text("The keypair."));
        properties.put("UserData", text("What the instance is given at its start."));
        properties.put(
                "SecurityGroups", PropertySchema.of(PropertyType.LIST, "The security groups."));
        properties.put("KernelId", text("Not used.").asNotImplemented());
        properties.put("RamDiskId", text("Not used.").asNotImplemented());
        properties.put(
                DEVICES,
                PropertySchema.of(PropertyType.LIST, "The volumes.")
                        .withItems(
                                PropertySchema.of(PropertyType.MAP, "A volume.")
                                        .withKeys(device())));
        properties.put(
                "NovaSchedulerHints",
                PropertySchema.of(PropertyType.LIST, "Hints for the scheduler.")
                        .withItems(
                                PropertySchema.of(PropertyType.MAP, "A hint.")
                                        .withKeys(InstanceProperties.keyAndValue())));
        return properties;
    }

    private static Map<String, PropertySchema> device() {
        Map<String, PropertySchema> ebs = new LinkedHashMap<>();
        ebs.put(
                "DeleteOnTermination",
                PropertySchema.of(PropertyType.BOOLEAN, "Whether it goes with the instance.")
                        .withDefault(true));
        ebs.put("Iops", PropertySchema.of(PropertyType.NUMBER, "Not used.").asNotImplemented());
        ebs.put(SNAPSHOT, text("The snapshot that it is made from."));
        ebs.put("VolumeSize", text("Its size in GB."));
        ebs.put("VolumeType", text("Not used.").asNotImplemented());
        Map<String, PropertySchema> device = new LinkedHashMap<>();
        device.put("DeviceName", text("The device, such as vdb.").asRequired());
        device.put(EBS, PropertySchema.of(PropertyType.MAP, "The volume.").withKeys(ebs));
        device.put("NoDevice", PropertySchema.of(PropertyType.MAP, "Not used.").asNotImplemented());
        device.put("VirtualName", text("Not used.").asNotImplemented());
        return device;
    }

    private static PropertySchema text(String description) {
        return PropertySchema.of(PropertyType.STRING, description);
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of();
    }

    @Override
    public void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        if (properties.get(DEVICES) instanceof List<?> devices) {
            devices.forEach(LaunchConfiguration::checkDevice);
        }
        if (isEmpty(properties.get(IMAGE)) || isEmpty(properties.get(INSTANCE_TYPE))) {
            throw StackException.invalid(
                    "If without InstanceId, ImageId and InstanceType are required.");
        }
    }

    private static void checkDevice(@Nullable Object device) {
        if (device instanceof Map<?, ?> map) {
            if (!(map.get(EBS) instanceof Map<?, ?> ebs)) {
                throw StackException.invalid(
                        "Ebs is missing, this is required when specifying BlockDeviceMappings.");
            }
            if (isEmpty(ebs.get(SNAPSHOT))) {
                throw StackException.invalid(
                        "SnapshotId is missing, this is required when specifying"
                                + " BlockDeviceMappings.");
            }
        }
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("");
    }

    @Override
    public Step create(ResourceContext context) {
        return Step.done(Outcome.physicalId(context.resource().physicalName()));
    }

    @Override
    public boolean adoptable() {
        return true;
    }

    @Override
    public Outcome adopt(ResourceContext context, String physicalId, Map<String, String> data) {
        return Outcome.physicalId(physicalId);
    }
}
