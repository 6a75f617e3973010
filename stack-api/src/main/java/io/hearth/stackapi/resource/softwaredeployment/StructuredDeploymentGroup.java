package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.stackapi.resource.schema.SupportStatus;
import jakarta.inject.Singleton;

/** {@code OS::Heat::StructuredDeploymentGroup}. */
@Singleton
non-sealed class StructuredDeploymentGroup extends DeploymentGroup {
    private final StructuredDeployment member;

    StructuredDeploymentGroup(StructuredDeployment member) {
        this.member = member;
    }

    @Override
    public String name() {
        return "OS::Heat::StructuredDeploymentGroup";
    }

    @Override
    public String description() {
        return "The data of a software config on several servers, with the values of its inputs in"
                + " the places that refer to them.";
    }

    @Override
    public SupportStatus supportStatus() {
        return SupportStatus.since("2014.2");
    }

    @Override
    final DeploymentResource member() {
        return member;
    }
}
