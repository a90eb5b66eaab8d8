package dev.slipway.core;
