package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.stackapi.resource.schema.SupportStatus;
import jakarta.inject.Singleton;

/**
 * {@code OS::Heat::StructuredDeployments}: what {@code OS::Heat::StructuredDeploymentGroup} was
 * called once.
 */
@Singleton
final class StructuredDeployments extends StructuredDeploymentGroup {
    StructuredDeployments(StructuredDeployment member) {
        super(member);
    }

    @Override
    public String name() {
        return "OS::Heat::StructuredDeployments";
    }

    @Override
    public SupportStatus supportStatus() {
        return new SupportStatus(
                SupportStatus.Status.HIDDEN,
                "Please use OS::Heat::StructuredDeploymentGroup instead.",
                "7.0.0",
                new SupportStatus(SupportStatus.Status.DEPRECATED, null, "2014.2", null));
    }
}
