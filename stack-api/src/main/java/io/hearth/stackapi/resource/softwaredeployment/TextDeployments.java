package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.stackapi.resource.schema.SupportStatus;
import jakarta.inject.Singleton;

/**
 * {@code OS::Heat::SoftwareDeployments}: what {@code OS::Heat::SoftwareDeploymentGroup} was called
 * once.
 */
@Singleton
final class TextDeployments extends TextDeploymentGroup {
    TextDeployments(TextDeployment member) {
        super(member);
    }

    @Override
    public String name() {
        return "OS::Heat::SoftwareDeployments";
    }

    @Override
    public SupportStatus supportStatus() {
        return new SupportStatus(
                SupportStatus.Status.HIDDEN,
                "Please use OS::Heat::SoftwareDeploymentGroup instead.",
                "7.0.0",
                new SupportStatus(SupportStatus.Status.DEPRECATED, null, "2014.2", null));
    }
}
