package dev.slipway.infra;
