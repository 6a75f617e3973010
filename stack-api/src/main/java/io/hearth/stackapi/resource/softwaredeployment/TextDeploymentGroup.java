package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.stackapi.resource.schema.SupportStatus;
import jakarta.inject.Singleton;

/** {@code OS::Heat::SoftwareDeploymentGroup}. */
@Singleton
non-sealed class TextDeploymentGroup extends DeploymentGroup {
    private final TextDeployment member;

    TextDeploymentGroup(TextDeployment member) {
        this.member = member;
    }

    @Override
    public String name() {
        return "OS::Heat::SoftwareDeploymentGroup";
    }

    @Override
    public String description() {
        return "A software config on several servers, with values of its inputs; complete when each"
                + " has told what came of it.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("5.0.0");
    }

    @Override
    final DeploymentResource member() {
        return member;
    }
}
