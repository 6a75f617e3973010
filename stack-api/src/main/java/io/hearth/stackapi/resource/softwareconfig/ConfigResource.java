package io.hearth.stackapi.resource.softwareconfig;

import io.hearth.contract.seal.SealContext;
import io.hearth.stackapi.deployment.config.ConfigContent;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.RandomIds;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.stackapi.resource.schema.SupportStatus;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A resource that keeps a software config. The config is part of the resource, and the database's
 * view {@code any_software_config} shows it to the software config API: there the resource's
 * physical id is the config's id, its physical name the config's name. A config never changes: an
 * update of any property replaces the resource.
 */
abstract sealed class ConfigResource implements ResourceType
        permits PlainConfig, CloudConfig, MultipartMime, SoftwareComponent {
    static final String UNGROUPED = "Heat::Ungrouped";
    static final String CONFIG = "config";

    /** In clear, under the names that the view reads. */
    static final String GROUP = "config_group";

    private static final String CREATED_AT = "config_created_at";

    /** As Heat stores it. */
    private static final int LONGEST_GROUP = 255;

    /** What the config holds. */
    abstract ConfigContent content(ResourceContext context);

    /** The tool that the config is for. */
    abstract String group(ResourceContext context);

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("2014.1");
    }

    @Override
    public Map<String, AttributeSchema> attributes() {
        return Map.of(CONFIG, AttributeSchema.text("The config.").asSecret());
    }

    @Override
    public final Step create(ResourceContext context) {
        String group = group(context);
        if (group.length() > LONGEST_GROUP || group.indexOf('\0') >= 0) {
            return Step.failed(
                    "ValueError",
                    "A group has at most %d characters and no null character."
                            .formatted(LONGEST_GROUP));
        }
        ConfigContent content = content(context);
        if (content.size() > ConfigContent.LARGEST) {
            return Step.failed("RequestLimitExceeded", ConfigContent.tooLarge(content.size()));
        }
        return Step.done(
                Outcome.physicalId(RandomIds.uuid(context.random()))
                        .remember(GROUP, group)
                        .remember(CREATED_AT, context.now().toString())
                        .seal(SealContext.SOFTWARE_CONFIG, content.text()));
    }

    /** Others read by it what the resource is made from. */
    @Override
    public boolean referenceIsSecret() {
        return true;
    }

    @Override
    public @Nullable Object attribute(ResourceContext context, String attribute) {
        return stored(context).map(ConfigContent::config).orElse(null);
    }

    /** What a resource of this family keeps; empty for one of another, and before it is made. */
    static Optional<ConfigContent> stored(ResourceContext context) {
        return context.type() instanceof ConfigResource
                ? context.secret(SealContext.SOFTWARE_CONFIG).map(ConfigContent::of)
                : Optional.empty();
    }
}
