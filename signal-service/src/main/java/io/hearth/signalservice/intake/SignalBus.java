package io.hearth.signalservice.intake;

import io.hearth.contract.EventCodec;
import io.hearth.contract.EventEnvelope;
