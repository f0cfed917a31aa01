import { startAccounts } from './startAccounts.js'

const accounts = await startAccounts({
  host: '127.0.0.1',
  port: Number(process.env.PORT ?? 4001),
  jwtSecret: process.env.AUTH_JWT_SECRET,
  users: [
    { id: 'dev-user', name: 'Dana Developer' },
    { id: 'ann', name: 'Ann' },
    { id: 'ben', name: 'Ben' },
  ],
})
console.log(`accounts: ${accounts.url}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void accounts.close())
