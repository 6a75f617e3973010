package io.hearth.stackapi.resource.waitcondition;

import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.ResourceContext;
import jakarta.inject.Singleton;

/**
 * {@code OS::Heat::UpdateWaitConditionHandle}: as the AWS handle, but that each update of its stack
 * replaces it, so that the signals of an earlier one no longer count.
 */
@Singleton
class UpdateHandle extends AwsHandle {
    UpdateHandle(SignalLimit limit) {
        super(limit);
    }

    @Override
    public String name() {
        return "OS::Heat::UpdateWaitConditionHandle";
    }

    @Override
    public String description() {
        return "A signed URL at which an instance reports to a wait condition; each update of the"
                + " stack makes another one.";
    }

    @Override
    public boolean replacedBy(ResourceContext context, Change change) {
        return true;
    }
}
