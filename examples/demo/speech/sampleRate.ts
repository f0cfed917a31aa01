export const sampleRate = 44_100
