package io.hearth.stackapi.resource;

import java.util.Optional;

/** What was looked up for a deployment: its config, and how much its server has to do already. */
public interface DeploymentGround {
    /** Empty when the project has no config of the id. */
    Optional<FoundConfig> config();

    /**
     * Whether there may be another deployment, or this one with another config.
     *
     * @param size of what the server gets, in bytes of JSON
     * @throws io.hearth.stackapi.stack.StackException RequestLimitExceeded
     */
    void admit(int size);
}
